import type { NonEmpty } from '../ids';

/** One thing to do: a sentence, and the command for it. */
export interface OperationStep {
  readonly say: string;
  readonly run?: string;
}

/** An operation, as people choose one and carry it out. Texts are plain: they stand on a terminal and in Markdown. */
export interface CatalogueEntry {
  /** Name of its page in `docs/operations`. */
  readonly id: string;
  readonly title: string;
  /** When to use it. */
  readonly when: string;
  /** Ids of the rules whose findings it ends. */
  readonly rules: readonly string[];
  /** Everything that it changes. */
  readonly changes: string;
  /** How it is undone, or why it cannot be. */
  readonly undo: string;
  readonly steps: NonEmpty<OperationStep>;
  /** What else is to be known: what its plan looks at, what it refuses. */
  readonly details: readonly string[];
}
