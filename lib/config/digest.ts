import * as z from 'zod';
import { DIGEST_WEEKDAYS } from '../../lambda/contract/digest';
import type { Settings } from '../../lambda/contract/settings';
import { amazonQChannelsOf } from './amazon-q';
import type { AccountConfiguration } from './configuration';
import { mediaOf } from './media';
import { endpointsOf } from './subscribers';
import { section } from './values';

type Schedule = NonNullable<Settings['digest']>;

const DEFAULT_SCHEDULE: Schedule = { weekday: 'monday', hour: 8 };

const EXPECTED = "false, or a day and an hour from 0 to 23, such as { weekday: 'monday', hour: 8 }";

/** When chat gets the digest of the week. */
export const digestSection = z.union(
  [z.literal(false), section({ weekday: z.literal(DIGEST_WEEKDAYS), hour: z.int().min(0).max(23) })],
  { error: EXPECTED },
);

/** The same as the functions are told of it. Where nobody reads along, there is none. */
export const digestOf = (configuration: AccountConfiguration): Pick<Settings, 'digest'> => {
  const { digest = DEFAULT_SCHEDULE } = configuration;
  return digest === false || !isChatHeard(configuration) ? {} : { digest };
};

/** An existing topic may have subscribers that we do not know of. */
const isChatHeard = ({ chat = {}, topics = {} }: AccountConfiguration): boolean =>
  topics.chat !== undefined ||
  Object.keys(mediaOf(chat)).length + endpointsOf(chat).length + amazonQChannelsOf(chat.amazonQ).length > 0;
