/**
 * Reads an event stream (`text/event-stream`) piece by piece: `push` takes bytes as they come and gives the data of the
 * events that are complete with them; `end` gives what an event without its last line break held.
 *
 * Lines may end in any way, characters and lines may be cut anywhere between two pieces, comments are skipped.
 */
export class EventStreamReader {
  #decoder = new TextDecoder();
  #rest = '';
  #data: string[] = [];

  push(bytes: Uint8Array): string[] {
    return this.#read(this.#decoder.decode(bytes, { stream: true }));
  }

  end(): string[] {
    const events = this.#read(this.#decoder.decode());
    if (this.#rest) this.#line(this.#rest);
    this.#rest = '';
    const last = this.#take();
    return last === null ? events : [...events, last];
  }

  #read(text: string): string[] {
    const events: string[] = [];
    const all = this.#rest + text;
    let from = 0;
    for (const found of all.matchAll(/\r\n|\n|\r/g)) {
      // A lone return at the end may be half of a pair.
      if (found[0] === '\r' && found.index === all.length - 1) break;
      const line = all.slice(from, found.index);
      from = found.index + found[0].length;
      if (line !== '') this.#line(line);
      else {
        const data = this.#take();
        if (data !== null) events.push(data);
      }
    }
    this.#rest = all.slice(from);
    return events;
  }

  #line(line: string): void {
    const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === 'data') this.#data.push(value);
  }

  #take(): string | null {
    if (this.#data.length === 0) return null;
    const data = this.#data.join('\n');
    this.#data = [];
    return data;
  }
}
