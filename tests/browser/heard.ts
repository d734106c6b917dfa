import type { CDPSession, Page } from 'playwright-core';
import { expect } from 'vitest';

const WAIT = { timeout: 15_000, interval: 100 };

/** One thing as assistive technology is told of it. */
interface Spoken {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Everything that is said inside it, in order. */
  readonly text: string;
  readonly element: number;
}

type AxTree = Awaited<ReturnType<CDPSession['send']>> & {
  nodes: {
    nodeId: string;
    ignored: boolean;
    role?: { value?: string };
    name?: { value?: string };
    description?: { value?: string };
    properties?: { name: string; value: { value?: unknown } }[];
    childIds?: string[];
    backendDOMNodeId?: number;
  }[];
};

/** The page as Chromium's accessibility tree tells it: what is not said there is not there, and only what has a name can be used. */
export class Heard {
  readonly #page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  static async on(page: Page): Promise<Heard> {
    return new Heard(page, await page.context().newCDPSession(page));
  }

  async #all(): Promise<Spoken[]> {
    const { nodes } = (await this.#session.send('Accessibility.getFullAXTree')) as AxTree;
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const textOf = (id: string): string => {
      const node = byId.get(id);
      if (!node) return '';
      if (node.role?.value === 'StaticText') return node.name?.value ?? '';
      return (node.childIds ?? []).map(textOf).join(' ');
    };
    return nodes
      .filter(({ ignored }) => !ignored)
      .map((node) => ({
        role: node.role?.value ?? '',
        name: node.name?.value ?? '',
        description: node.description?.value ?? '',
        properties: Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value])),
        text: textOf(node.nodeId),
        element: node.backendDOMNodeId ?? 0,
      }));
  }

  /** What has this role and a name like this, once there is such a thing. */
  async find(role: string, name: string | RegExp, holds: Record<string, unknown> = {}): Promise<Spoken> {
    let found: Spoken | undefined;
    const isIt = (one: Spoken) =>
      one.role === role &&
      (typeof name === 'string' ? one.name === name : name.test(one.name)) &&
      Object.entries(holds).every(([key, value]) => one.properties[key] === value);
    await expect
      .poll(async () => (found = (await this.#all()).find(isIt)) !== undefined, {
        ...WAIT,
        message: `${role} “${String(name)}” ${JSON.stringify(holds)}`,
      })
      .toBe(true);
    return found as Spoken;
  }

  /** Everything that live regions say now. */
  async live(): Promise<string> {
    const regions = (await this.#all()).filter(
      ({ role, properties }) => role === 'status' || role === 'alert' || properties['live'] === 'polite',
    );
    return regions.map(({ text }) => text).join('\n');
  }

  async focus({ element }: Spoken): Promise<void> {
    await this.#session.send('DOM.getDocument', { depth: 0 });
    await this.#session.send('DOM.focus', { backendNodeId: element });
  }

  /** Does what a screen reader's own press does. */
  async press(one: Spoken): Promise<void> {
    await this.focus(one);
    await this.#page.keyboard.press('Enter');
  }
}
