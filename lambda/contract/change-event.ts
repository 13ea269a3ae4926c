import * as z from 'zod/mini';
import type { CellRequest } from '../domain/inventory/cell-request';
import type { AccountChange } from '../domain/inventory/account-change';
import type { AccountId, NonEmpty } from '../domain/ids';
import { instantOf } from '../domain/instant';
import { actorOf } from './change-event-actor';
import { EFFECTS } from './change-event-effects';
import { isChangedService, isChangeName } from './change-events';
import { accountIdSchema, regionSchema } from './identifiers';

/** The envelope of EventBridge, and of CloudTrail's record what every record has. `region`: where it was told first, also when it was forwarded. */
const changeEvent = z.object({
  'detail-type': z.literal('AWS API Call via CloudTrail'),
  account: accountIdSchema,
  region: regionSchema,
  detail: z.object({
    eventID: z.string().check(z.regex(/^[\w-]{1,64}$/)),
    eventTime: z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/)),
    eventSource: z.string().check(z.regex(/^[a-z0-9]+\.amazonaws\.com$/)),
    eventName: z.string(),
    errorCode: z.optional(z.nullable(z.string())),
    userIdentity: z.optional(z.unknown()),
    requestParameters: z.optional(z.unknown()),
    responseElements: z.optional(z.unknown()),
  }),
});

/** `foreign`: nothing that asks for a reading; `because` ends a sentence that begins with "the event". */
export type ChangeEventReading =
  | { readonly kind: 'change'; readonly change: AccountChange; readonly cells: NonEmpty<CellRequest> }
  | { readonly kind: 'foreign'; readonly because: string };

const foreign = (because: string): ChangeEventReading => ({ kind: 'foreign', because });

/**
 * What somebody did to certificates or their uses in the account that is watched, and which cells to read again for it.
 *
 * The event is a hint: what is true is read from AWS itself. A bus may be shared, and carry what happens in other accounts.
 */
export function readChangeEvent(event: unknown, watched: AccountId): ChangeEventReading {
  const read = changeEvent.safeParse(event);
  if (!read.success) return foreign('is not a record of CloudTrail that names its region, its time and its call');
  return read.data.account === watched
    ? readChange(read.data)
    : foreign(`is of account ${read.data.account}, and ${watched} is watched`);
}

function readChange({ account, region, detail }: z.infer<typeof changeEvent>): ChangeEventReading {
  const { eventID, eventName, errorCode, requestParameters: parameters, responseElements: response } = detail;
  const service = detail.eventSource.replace('.amazonaws.com', '');
  if (!isChangedService(service) || !isChangeName(service, eventName))
    return foreign(`is about ${service}:${told(eventName)}, which changes no certificate`);
  if (errorCode !== undefined && errorCode !== null)
    return foreign(`tells of a call that failed with ${told(errorCode)}`);
  const at = instantOf(new Date(detail.eventTime));
  if (at === undefined) return foreign('tells no moment that there is');

  const effect = EFFECTS[service]({ account, region, eventName, parameters, response });
  if (effect === undefined) return foreign(`moves no certificate: ${service}:${told(eventName)}`);
  const change: AccountChange = {
    id: eventID,
    at,
    by: told(actorOf(detail.userIdentity)),
    action: `${service}:${told(eventName.replace(/\d{4}_\d\d_\d\d$/, ''))}`,
    certificates: listed(effect.certificates),
    resources: listed(effect.resources),
  };
  return { kind: 'change', change, cells: effect.cells };
}

/** Longer texts, and longer lists, are for nobody to read. */
const LENGTH_AT_MOST = 512;
const NAMED_AT_MOST = 20;

const told = (text: string): string => text.slice(0, LENGTH_AT_MOST);

const listed = (texts: readonly string[]): readonly string[] => [...new Set(texts)].slice(0, NAMED_AT_MOST).map(told);
