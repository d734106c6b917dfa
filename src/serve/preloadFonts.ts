import path from 'node:path';
import type { Plugin } from 'vite';

const LATIN = /^(?:geist|geist-mono)-latin-wght-normal-[^.]+\.woff2$/;

/**
 * Has the built page ask for its two latin fonts at once instead of when the styles are read, so that text is set once.
 * @throws where the build holds other than two, as after a change of the font packages
 */
export function preloadFonts(): Plugin {
  return {
    name: 'rundown:preload-fonts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const fonts = Object.keys(bundle).filter((file) => LATIN.test(path.basename(file)));
        if (fonts.length !== 2)
          throw new Error(`expected the two latin fonts in the build, found: ${fonts.join(', ') || 'none'}`);
        return fonts.map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: true },
          injectTo: 'head',
        }));
      },
    },
  };
}
