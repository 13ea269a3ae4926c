import {
  ChangeResourceRecordSetsCommand,
  type Change as RecordSetChange,
  ListHostedZonesCommand,
  ListResourceRecordSetsCommand,
  type ResourceRecordSet,
  type Route53Client,
} from '@aws-sdk/client-route-53';
import { failureOf } from '../collectors/failure';
import { readPages } from '../collectors/pages';
import { normalizedName } from '../domain/certificate/names';
import type { Direction } from '../domain/direction';
import type { CnameRecord, RecordChange } from '../domain/operations/change';
import type { HeldRecord, HostedZone } from '../domain/operations/hosted-zone';

/** Reads all public zones of the account. */
export async function readZones(client: Route53Client): Promise<readonly HostedZone[] | 'unreadable'> {
  const list = await readPages(async (marker) => {
    const answer = await client.send(new ListHostedZonesCommand({ Marker: marker }));
    return { rows: answer.HostedZones, next: answer.IsTruncated === true ? answer.NextMarker : undefined };
  });
  if (list.failure !== undefined) return 'unreadable';
  return list.rows.flatMap(({ Id: id = '', Name: name = '', Config: config }) =>
    id === '' || name === '' || config?.PrivateZone === true
      ? []
      : [{ id: id.replace('/hostedzone/', ''), name: unescaped(normalizedName(name)) }],
  );
}

/** Reads what stands at a name of a zone. Never rejects for what AWS answers. */
export async function readHeld(client: Route53Client, zone: string, name: string): Promise<HeldRecord | 'unreadable'> {
  try {
    // One name has fewer types than a page has rows.
    const asked = new ListResourceRecordSetsCommand({ HostedZoneId: zone, StartRecordName: name });
    const { ResourceRecordSets: sets } = await client.send(asked);
    if (sets === undefined) return 'unreadable';
    return heldOf(sets.filter((set) => unescaped(normalizedName(set.Name ?? '')) === name));
  } catch (error) {
    failureOf(error);
    return 'unreadable';
  }
}

function heldOf([set, ...others]: readonly ResourceRecordSet[]): HeldRecord {
  if (set === undefined) return { kind: 'absent' };
  const record = others.length === 0 ? plainCname(set) : undefined;
  return record === undefined ? { kind: 'other' } : { kind: 'cname', record };
}

function plainCname({
  Type: type,
  TTL: ttl,
  SetIdentifier: policy,
  ResourceRecords: rows = [],
}: ResourceRecordSet): CnameRecord | undefined {
  const value = rows[0]?.Value;
  if (type !== 'CNAME' || policy !== undefined || rows.length !== 1) return undefined;
  return value === undefined || ttl === undefined ? undefined : { value: normalizedName(value), ttl };
}

/** Route 53 writes what is no letter, digit, hyphen or underscore as `\052`. */
const unescaped = (name: string): string =>
  name.replaceAll(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)));

/**
 * Puts the record of a change in its place, or takes it away again, in one batch that Route 53 makes whole or not at all. What is there must be what the plan
 * found: `CREATE` is refused where something stands, `DELETE` where something else does.
 */
export async function changeRecord(client: Route53Client, change: RecordChange, direction: Direction): Promise<void> {
  const { zone, name, record, replaced } = change;
  const [from, to] = direction === 'forward' ? [replaced, record] : [record, replaced];
  const changes = [
    ...(from === undefined ? [] : [changeOf('DELETE', name, from)]),
    ...(to === undefined ? [] : [changeOf('CREATE', name, to)]),
  ];
  await client.send(
    new ChangeResourceRecordSetsCommand({ HostedZoneId: zone, ChangeBatch: { Comment: COMMENT, Changes: changes } }),
  );
}

const COMMENT = 'notafter: validation by ACM';

const changeOf = (Action: 'CREATE' | 'DELETE', name: string, { value, ttl }: CnameRecord): RecordSetChange => ({
  Action,
  ResourceRecordSet: { Name: `${name}.`, Type: 'CNAME', TTL: ttl, ResourceRecords: [{ Value: `${value}.` }] },
});
