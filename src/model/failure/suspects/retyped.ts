import { elementKey, submits, types } from '../elements';
import { isNoise } from '../noise';
import type { SuspectRule } from './stuckBlock';

/**
 * The same field typed again after a submit: that first submit is where the page began to refuse. Fields are the same
 * by tag and name; which of several clicks sent the form is told by the element's own type, else it is the last one.
 */
export const retyped: SuspectRule = ({ acted }) => {
  const typedAt = new Map<string, number>();
  for (const [at, { node }] of acted.entries()) {
    if (isNoise(node) || !types(node.action)) continue;
    const field = elementKey(node.action);
    if (field === null) continue;
    const before = typedAt.get(field);
    if (before !== undefined) {
      const between = acted
        .slice(before + 1, at)
        .filter((one) => !isNoise(one.node) && one.node.status === 'completed');
      const submit =
        between.find((one) => submits(one.node.action) === 2) ??
        between.findLast((one) => submits(one.node.action) === 1);
      if (submit) {
        const name = field.replace(/^\S+ (?:\S+?=)?/, '');
        return { index: submit.index, rule: `After this submit the field “${name}” was typed again.` };
      }
    }
    typedAt.set(field, at);
  }
  return null;
};
