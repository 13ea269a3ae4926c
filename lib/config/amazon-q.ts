import type * as z from 'zod';
import { listOf, section, values } from './values';

/** Channels that Amazon Q Developer in chat applications posts to. Each workspace and team was let in once, in the console of AWS. */
export interface AmazonQChats {
  /**
   * Channels of Slack.
   * @default - none
   */
  readonly slack?: readonly {
    /** Id of the workspace, such as `T0123ABCD`. */
    readonly workspace: string;
    /** Id of the channel, such as `C0123ABCD`. */
    readonly channel: string;
  }[];
  /**
   * Channels of Microsoft Teams; none that is private.
   * @default - none
   */
  readonly teams?: readonly {
    /** UUID of the tenant. */
    readonly tenant: string;
    /** UUID of the team. */
    readonly team: string;
    /** Id of the channel, as its link has it. */
    readonly channel: string;
  }[];
}

/** A channel as the stack configures it. */
export type AmazonQChannel =
  | ({ readonly kind: 'slack' } & NonNullable<AmazonQChats['slack']>[number])
  | ({ readonly kind: 'teams' } & NonNullable<AmazonQChats['teams']>[number]);

/** Keys of `chat.amazonQ`. */
export const amazonQSection = section({
  slack: listOf(
    section({ workspace: values.slackWorkspace, channel: values.slackChannel }),
    'a list of channels of Slack',
  ).exactOptional(),
  teams: listOf(
    section({ tenant: values.uuid, team: values.uuid, channel: values.teamsChannel }),
    'a list of channels of Microsoft Teams',
  ).exactOptional(),
}) satisfies z.ZodType<AmazonQChats>;

/** Each of them. */
export const amazonQChannelsOf = ({ slack = [], teams = [] }: AmazonQChats = {}): readonly AmazonQChannel[] => [
  ...slack.map((channel) => ({ kind: 'slack', ...channel }) as const),
  ...teams.map((channel) => ({ kind: 'teams', ...channel }) as const),
];
