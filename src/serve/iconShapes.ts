import { createElement, type ComponentType } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Plugin } from 'vite';
import { ICON_NAMES } from '../ui/iconNames.ts';

const NAME = 'virtual:icon-shapes';
const FILE = 'icons.json';

/**
 * Gives the page its icons as what they look like and no more: for each name one path, made of all the shapes that lucide
 * draws it with. A built page finds them in a file that it asks for with its scripts, every other one in its code.
 * @throws for a name that lucide does not have, and for a shape that no icon had so far
 */
export function iconShapes(): Plugin {
  let building = false;
  return {
    name: 'rundown:icon-shapes',
    configResolved: ({ command }) => void (building = command === 'build'),
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    async load(id) {
      if (id !== `\0${NAME}`) return undefined;
      const shapes = await Promise.all(ICON_NAMES.map(async (name) => [name, await shapeOf(name)] as const));
      const source = JSON.stringify(Object.fromEntries(shapes));
      if (!building) return `export default ${source}`;
      return `export default import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name: FILE, source })}`;
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const file = Object.values(bundle).find((made) => made.type === 'asset' && made.names.includes(FILE));
        if (!file) return [];
        const attrs = { rel: 'preload', as: 'fetch', href: `/${file.fileName}`, crossorigin: true };
        return [{ tag: 'link', attrs, injectTo: 'head' }];
      },
    },
  };
}

/** The path data that draws a lucide icon, in its field of 24 by 24. */
export async function shapeOf(name: string): Promise<string> {
  const icon = (await import(`lucide-react/icons/${name}`)) as { default: ComponentType };
  const [, ...shapes] = renderToStaticMarkup(createElement(icon.default)).matchAll(/<(\w+)([^>]*)>/g);
  return shapes
    .map(([, tag = '', written = '']) => {
      const attributes = [...written.matchAll(/([\w-]+)="([^"]*)"/g)];
      return pathOf(tag, new Map(attributes.map(([, key = '', value = '']) => [key, value])));
    })
    .join('');
}

function pathOf(tag: string, attributes: ReadonlyMap<string, string>): string {
  const length = (key: string) => Number(attributes.get(key) ?? 0);
  switch (tag) {
    case 'path':
      return fromItsOwnStart(attributes.get('d') ?? '');
    case 'line':
      return `M${length('x1')} ${length('y1')}L${length('x2')} ${length('y2')}`;
    case 'polyline':
      return `M${attributes.get('points')}`;
    case 'circle': {
      const [x, y, r] = [length('cx'), length('cy'), length('r')];
      // A filled one is a dot: the path is not filled, so a stroke of no length covers its middle.
      const middle = attributes.get('fill') ? `M${x} ${y}h.01` : '';
      return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z${middle}`;
    }
    case 'rect': {
      const r = length('rx') || length('ry');
      const [across, down] = [length('width') - 2 * r, length('height') - 2 * r];
      const corner = (x: number, y: number) => (r ? `a${r} ${r} 0 0 1 ${x} ${y}` : '');
      const right = `h${across}${corner(r, r)}v${down}${corner(-r, r)}`;
      const left = `h${-across}${corner(-r, -r)}v${-down}${corner(r, -r)}z`;
      return `M${length('x') + r} ${length('y')}${right}${left}`;
    }
    default:
      throw new Error(`an icon is drawn with <${tag}>, which is not known yet`);
  }
}

/** Alone, a path may begin with a relative move, for that is from 0, 0; after another shape it would be from there. */
function fromItsOwnStart(d: string): string {
  const [move, x, between, y] = /^m(-?[\d.]+)([\s,]*)(-?[\d.]+)/.exec(d) ?? [''];
  if (!move) return d;
  const rest = d.slice(move.length).trimStart();
  // Further points after a move are lines, relative ones in this case.
  return `M${x}${between}${y}${/^[-\d.]/.test(rest) ? 'l' : ''}${rest}`;
}
