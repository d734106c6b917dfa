import type { BlockDefinition } from '~/skyvern/agent';
import type { BlockNode } from './timeline';

const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value : null);

/** What a block is to do: its goal or prompt, else the line of its kind, else the description the server wrote. */
export function blockText({ block, blockType, definition }: BlockNode): string | null {
  if (!block) return null;
  return (
    (blockType === 'goto_url' ? (block.url ?? text(definition?.raw['url'])) : null) ??
    block.navigation_goal ??
    block.data_extraction_goal ??
    block.prompt ??
    block.instructions ??
    block.terminate_criterion ??
    block.complete_criterion ??
    block.subject ??
    (definition ? definedText(blockType, definition) : null) ??
    block.description
  );
}

/** One line from the agent's definition for kinds that the run answers hold nothing of. */
function definedText(blockType: string, { raw }: BlockDefinition): string | null {
  switch (blockType) {
    case 'http_request': {
      const url = text(raw['url']);
      return url === null ? null : `${text(raw['method']) ?? 'GET'} ${url}`;
    }
    case 'wait': {
      const seconds = raw['wait_sec'];
      return typeof seconds === 'number' ? `${seconds} s` : null;
    }
    case 'file_url_parser':
    case 'pdf_parser':
      return text(raw['file_url']);
    case 'while_loop': {
      const condition = raw['condition'];
      return typeof condition === 'object' && condition !== null
        ? text((condition as Record<string, unknown>)['expression'])
        : null;
    }
    default:
      return text(raw['prompt']);
  }
}
