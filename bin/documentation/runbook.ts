import type { Lack } from '../../lambda/domain/finding';
import type { NonEmpty } from '../../lambda/domain/ids';
import type { Policy } from '../../lambda/domain/policy';
import type { Severity } from '../../lambda/domain/severity';
import type { SubjectId } from '../../lambda/domain/subject';

type KindOf<Id extends string> = Id extends `${infer Kind}:${string}` ? Kind : never;

/** One thing to do: a sentence, and the commands for it, each a line of a shell. */
export interface Step {
  readonly say: string;
  readonly run?: NonEmpty<string>;
}

/** Steps that belong together. Several rules may tell the same ones. */
export interface HowTo {
  readonly title: string;
  readonly steps: NonEmpty<Step>;
}

/** When a rule fails, to follow "when": with its thresholds, so that a changed default changes the page. */
export interface Failing {
  readonly severity: Severity;
  readonly when: string;
}

/** What the page of a rule says besides what the rule itself says in messages. Paragraphs are of Markdown. */
export interface Runbook {
  /** What a subject of it begins with. */
  readonly subject: KindOf<SubjectId>;
  /** What it looks at, in a few words. */
  readonly looksAt: string;
  /** Why it matters. */
  readonly why: NonEmpty<string>;
  /** The worst first. */
  readonly fails: (policy: Policy) => NonEmpty<Failing>;
  /** Of critical findings: when it begins to hurt. They ring again as it comes nearer. */
  readonly deadline: 'ahead' | 'past' | 'none';
  /** Where its thresholds begin under `policy`: `expiring.nobody` stands for all that is in it. */
  readonly thresholds: readonly string[];
  /** Everything that its verdict may lack. */
  readonly lacks: readonly Lack[];
  /** How to see with one's own eyes that it is so. */
  readonly check: NonEmpty<Step>;
  readonly fix: NonEmpty<HowTo>;
  /** What can be done about a finding that is known and wanted, besides what holds for every rule. */
  readonly silence?: readonly string[];
}
