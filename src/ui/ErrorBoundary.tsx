import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from './Button';
import { ErrorPanel } from './ErrorPanel';

export interface ErrorBoundaryProps {
  /** What is lost when it breaks: "The timeline", "This panel". */
  name: string;
  /** A change of it tries again: the run's id, say. */
  resetKey?: string;
  children: ReactNode;
}

/** A crash inside costs this panel only: it says so and offers to try again. */
export function ErrorBoundary({ resetKey, ...rest }: ErrorBoundaryProps) {
  return <Boundary key={resetKey} {...rest} />;
}

class Boundary extends Component<Omit<ErrorBoundaryProps, 'resetKey'>, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(thrown: unknown) {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error(`${this.props.name} could not be shown`, error, info.componentStack);
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <ErrorPanel
        title={`${this.props.name} could not be shown`}
        details={error.stack ?? error.message}
        actions={
          <Button icon="rotate-cw" onClick={() => this.setState({ error: null })}>
            Try again
          </Button>
        }
      >
        This part of the page broke; the rest works.
      </ErrorPanel>
    );
  }
}
