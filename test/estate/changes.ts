import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { clientOf } from '../aws/clients';
import type { LocalAws } from '../aws/local-aws';
import { aChangeEvent, type Call } from '../builders/change-event';

/** Puts an event on the default bus of a region, and waits for what follows. */
export async function putEvent(
  aws: LocalAws,
  {
    source,
    'detail-type': type,
    detail,
    region,
  }: Pick<ReturnType<typeof aChangeEvent>, 'source' | 'detail-type' | 'region'> & { readonly detail: object },
): Promise<void> {
  const Entries = [{ Source: source, DetailType: type, Detail: JSON.stringify(detail) }];
  await clientOf(aws, EventBridgeClient, region).send(new PutEventsCommand({ Entries }));
  await aws.settle();
}

/** Tells of a call as CloudTrail does, in the region of the call, as made at that instant. */
export async function tellCall(aws: LocalAws, call: Call & { readonly region: string }, at: string): Promise<void> {
  const event = aChangeEvent(call);
  await putEvent(aws, { ...event, detail: { ...event.detail, eventTime: at.replace(/\.\d+Z$/, 'Z') } });
}
