import { stringifyExact } from '~/json';

export interface SmallJsonProps {
  value: unknown;
}

/** A small value among others: a tree without line numbers. Large or exact ones get the full viewer, compact. */
export function SmallJson({ value }: SmallJsonProps) {
  return <pre>{stringifyExact(value, 2)}</pre>;
}
