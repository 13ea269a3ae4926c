import { NestedJson, type Reviver } from './nested-json';

/**
 * Reads JSON that comes in chunks, without ever holding the whole text: lists and records below the top are parsed some elements at a time.
 *
 * The value is that of `JSON.parse` of the whole. Rejects with a SyntaxError for what is not JSON, and with whatever the chunks reject with.
 */
export async function jsonInParts(chunks: AsyncIterable<string>, reviver: Reviver): Promise<unknown> {
  const json = new JsonInParts(reviver);
  for await (const chunk of chunks) json.read(chunk);
  return json.value();
}

type Turn = 'opens' | 'separates' | 'closes';

/** The top level with a place holder for each list and record in it, and these apart. */
class JsonInParts {
  private top = '';
  private readonly nested: NestedJson[] = [];
  private depth = 0;
  private isQuoted = false;
  private isEscaped = false;

  constructor(private readonly reviver: Reviver) {}

  read(chunk: string): void {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const character = chunk.charAt(at);
      const turn = this.isOutside(character) ? this.turnAt(character) : undefined;
      if (turn === undefined) continue;
      this.take(turn, character, chunk.slice(from, at));
      from = at + 1;
    }
    this.keep(chunk.slice(from));
  }

  value(): unknown {
    const top: unknown = JSON.parse(this.top, this.reviver);
    if (typeof top !== 'object' || top === null) return top;
    const whole = (value: unknown): unknown => (Array.isArray(value) ? this.nested[Number(value[0])]?.value() : value);
    if (Array.isArray(top)) return top.map(whole);
    return Object.fromEntries(Object.entries(top).map(([key, value]) => [key, whole(value)]));
  }

  /** Whether it stands outside of every text, so that it may structure the whole. */
  private isOutside(character: string): boolean {
    const wasQuoted = this.isQuoted;
    if (this.isEscaped) this.isEscaped = false;
    else if (character === '"') this.isQuoted = !wasQuoted;
    else this.isEscaped = wasQuoted && character === '\\';
    return !wasQuoted;
  }

  /** What it does to a list or record just below the top. */
  private turnAt(character: string): Turn | undefined {
    if (character === ',') return this.depth === 2 ? 'separates' : undefined;
    if (isOpening(character)) {
      this.depth += 1;
      return this.depth === 2 ? 'opens' : undefined;
    }
    if (!isClosing(character)) return undefined;
    this.depth -= 1;
    return this.depth === 1 ? 'closes' : undefined;
  }

  private take(turn: Turn, character: string, before: string): void {
    switch (turn) {
      case 'opens':
        this.top += `${before}[${this.nested.length}]`;
        this.nested.push(new NestedJson(character, this.reviver));
        return;
      case 'separates':
        this.nested.at(-1)?.separate(before);
        return;
      case 'closes':
        this.nested.at(-1)?.end(before, character);
    }
  }

  private keep(rest: string): void {
    if (this.depth < 2) this.top += rest;
    else this.nested.at(-1)?.keep(rest);
  }
}

const isOpening = (character: string): boolean => character === '{' || character === '[';
const isClosing = (character: string): boolean => character === '}' || character === ']';
