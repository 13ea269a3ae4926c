/** Told of each value as it is read, as `JSON.parse` does. */
export type Reviver = (key: string, value: unknown) => unknown;

/** So many characters are parsed together. */
const PART_CHARACTERS = 65_536;

/** A list or a record of which the text comes bit by bit. Throws a SyntaxError as soon as it is none. */
export class NestedJson {
  private text = '';
  private readonly parts: [string, unknown][] = [];
  private isParted = false;

  constructor(
    private readonly opening: string,
    private readonly reviver: Reviver,
  ) {}

  /** More text, in which no element ends. */
  keep(text: string): void {
    this.text += text;
  }

  /** The text up to the comma behind an element. */
  separate(text: string): void {
    this.text += text;
    if (this.text.length < PART_CHARACTERS) {
      this.text += ',';
    } else {
      this.parse(this.opening === '[' ? ']' : '}');
      this.isParted = true;
    }
  }

  /** The text up to the end. */
  end(text: string, closing: string): void {
    this.text += text;
    this.parse(closing);
  }

  value(): unknown {
    return this.opening === '[' ? this.parts.map(([, value]) => value) : Object.fromEntries(this.parts);
  }

  private parse(closing: string): void {
    // Else a comma without an element behind it would pass.
    if (this.isParted && this.text.trim() === '') throw new SyntaxError('no element behind a comma');
    const part: unknown = JSON.parse(`${this.opening}${this.text}${closing}`, this.reviver);
    this.parts.push(...Object.entries(part ?? {}));
    this.text = '';
  }
}
