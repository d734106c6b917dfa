import { Component, type ContextType, type ErrorInfo, type ReactNode } from 'react';
import { Button } from './Button';
import { ErrorPanel } from './ErrorPanel';
import { MissingPart } from './loadPart';
import { ToastContext } from './Toasts';

export interface ErrorBoundaryProps {
  /** What is lost when it breaks: "The timeline", "This panel". */
  name: string;
  /** A change of it tries again: the run's id, say. */
  resetKey?: string;
  /** It has no place of its own, as keys and dialogs have none: a message says what is lost, and nothing is drawn. */
  quiet?: boolean;
  /** Told of a crash, as to close the dialog that broke. */
  onCrash?: () => void;
  children: ReactNode;
}

/** A crash inside costs this panel only: it says so and offers to try again. */
export function ErrorBoundary({ resetKey, ...rest }: ErrorBoundaryProps) {
  return <Boundary key={resetKey} {...rest} />;
}

class Boundary extends Component<Omit<ErrorBoundaryProps, 'resetKey'>, { error: Error | null }> {
  static override contextType = ToastContext;
  declare context: ContextType<typeof ToastContext>;
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(thrown: unknown) {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  #again = () => this.setState({ error: null });

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    const { name, quiet, onCrash } = this.props;
    if (!(error instanceof MissingPart)) {
      console.error(`${name} could not be shown`, error, info.componentStack);
      if (quiet)
        this.context({
          text: `${name} could not be shown. The rest of the page works.`,
          tone: 'bad',
          action: { label: 'Try again', onSelect: this.#again },
        });
    }
    onCrash?.();
  }

  override render() {
    const { name, quiet, children } = this.props;
    const { error } = this.state;
    if (!error) return children;
    if (quiet) return null;
    if (error instanceof MissingPart)
      return (
        <ErrorPanel
          title={`${name} could not be loaded`}
          actions={
            <Button icon="rotate-cw" onClick={() => location.reload()}>
              Reload the page
            </Button>
          }
        >
          Its code did not come. This page may have been updated meanwhile, or its server may not answer.
        </ErrorPanel>
      );
    return (
      <ErrorPanel
        title={`${name} could not be shown`}
        details={error.stack ?? error.message}
        actions={
          <Button icon="rotate-cw" onClick={this.#again}>
            Try again
          </Button>
        }
      >
        This part of the page broke; the rest works.
      </ErrorPanel>
    );
  }
}
