import { humanise } from '../timeline/humanise';
import type { BranchNode, IterationNode, Timeline, TimelineNode } from '../timeline/timeline';
import { valueText } from '../timeline/values';
import { actionDetails } from './actionDetails';
import { blockDetails, lineOfError } from './blockDetails';
import { DetailsBuilder, type ItemDetails } from './details';
import { thoughtDetails } from './thoughtDetails';

export type { DetailValue, Fact, ItemDetails, Prose } from './details';

/** All that is known of an item, grouped for reading. */
export function detailsOf(node: TimelineNode, timeline: Timeline): ItemDetails {
  switch (node.kind) {
    case 'action':
      return actionDetails(node);
    case 'thought':
      return thoughtDetails(node);
    case 'block':
      return blockDetails(node, errorLine(node.id, timeline));
    case 'iteration':
      return iterationDetails(node);
    case 'branch':
      return branchDetails(node);
    case 'unreadable':
      return new DetailsBuilder()
        .text('Could not be read', node.unreadable.reason, 'bad')
        .fact('Where', node.unreadable.path, 'mono')
        .build(node.unreadable.raw);
  }
}

/** The line of a code block that raised: its own reason, or the recorded action inside, names it. */
function errorLine(id: string, timeline: Timeline): number | null {
  const at = timeline.byId.get(id);
  const node = at === undefined ? undefined : timeline.nodes[at];
  if (at === undefined || node?.kind !== 'block' || node.blockType !== 'code' || node.status !== 'failed')
    return null;
  const own = lineOfError(node.block?.failure_reason ?? null);
  if (own !== null) return own;
  for (const inner of timeline.nodes.slice(at + 1, node.end))
    if (inner.kind === 'action' && inner.status === 'failed') {
      const line = lineOfError(inner.action.reasoning ?? inner.action.description);
      if (line !== null) return line;
    }
  return null;
}

function iterationDetails(node: IterationNode): ItemDetails {
  const short = valueText(node.value);
  return new DetailsBuilder()
    .fact('Iteration', `${node.index + 1}${node.of === null ? '' : ` of ${node.of}`}`)
    .fact('Value', short.length <= 200 ? short : null, 'mono')
    .fact('Status', node.status ? humanise(node.status) : null)
    .duration('Duration', node.durationMs, node.durationApprox)
    .time('Started', node.startMs)
    .time('Last change', node.endMs)
    .value('Value', typeof node.value === 'object' || short.length > 200 ? node.value : null)
    .build(node.value ?? null);
}

function branchDetails(node: BranchNode): ItemDetails {
  return new DetailsBuilder()
    .text('Description', node.description)
    .fact('Branch', node.word)
    .fact('Expression', node.expression, 'mono')
    .fact('Taken', node.taken ? 'yes' : 'no')
    .build({ expression: node.expression, description: node.description, taken: node.taken });
}
