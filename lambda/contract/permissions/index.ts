import type { Topic } from '../../domain/ledger/listener';
import type { FunctionName, OwnFunctionName } from '../functions';
import { isSinkName, SINKS } from '../sinks';
import { ACM_PERMISSIONS } from './acm';
import { ALERT_PATH_PERMISSIONS } from './alert-path';
import { APPSYNC_PERMISSIONS } from './appsync';
import { CERTIFICATE_AUTHORITIES_PERMISSIONS } from './certificate-authorities';
import { CLOUDFRONT_PERMISSIONS } from './cloudfront';
import { ELASTIC_LOAD_BALANCING_PERMISSIONS, LISTENER_HOSTS_PERMISSIONS } from './elastic-load-balancing';
import { ENCRYPTION_KEY_PERMISSIONS } from './encryption-key';
import { ANNOUNCE_FUNCTIONS_PERMISSIONS, SCAN_FUNCTIONS_PERMISSIONS } from './functions';
import { IAM_PERMISSIONS } from './iam';
import {
  ANNOUNCE_LEDGER_PERMISSIONS,
  CHAT_LEDGER_PERMISSIONS,
  PAGE_LEDGER_PERMISSIONS,
  RESCAN_REQUEST_PERMISSIONS,
  SCAN_LEDGER_PERMISSIONS,
} from './ledger';
import type { Permission } from './permission';
import { PUBLISHING_PERMISSIONS } from './publishing';
import { REGIONS_PERMISSIONS } from './regions';
import { SECRET_PERMISSIONS } from './secret';
import { SNAPSHOTS_PERMISSIONS } from './snapshots';
import { TAGS_PERMISSIONS } from './tags';
import { TRAILS_PERMISSIONS } from './trails';

/** Everything that a scan reads in an account, beside what is ours: what `notafter scan` needs, too. */
export const READING_PERMISSIONS: readonly Permission[] = [
  ...REGIONS_PERMISSIONS,
  ...ACM_PERMISSIONS,
  ...CERTIFICATE_AUTHORITIES_PERMISSIONS,
  ...IAM_PERMISSIONS,
  ...ELASTIC_LOAD_BALANCING_PERMISSIONS,
  ...APPSYNC_PERMISSIONS,
  ...CLOUDFRONT_PERMISSIONS,
  ...LISTENER_HOSTS_PERMISSIONS,
  ...TAGS_PERMISSIONS,
  ...TRAILS_PERMISSIONS,
];

const OWN_PERMISSIONS: Readonly<Record<OwnFunctionName, readonly Permission[]>> = {
  scan: [
    ...READING_PERMISSIONS,
    ...ALERT_PATH_PERMISSIONS,
    ...SCAN_LEDGER_PERMISSIONS,
    ...SNAPSHOTS_PERMISSIONS,
    // Without a ledger to write to, what cannot wait goes straight to the topic.
    ...PUBLISHING_PERMISSIONS,
    ...SCAN_FUNCTIONS_PERMISSIONS,
    ...ENCRYPTION_KEY_PERMISSIONS,
  ],
  announce: [
    ...ANNOUNCE_LEDGER_PERMISSIONS,
    ...PUBLISHING_PERMISSIONS,
    ...ANNOUNCE_FUNCTIONS_PERMISSIONS,
    ...ENCRYPTION_KEY_PERMISSIONS,
  ],
  'on-certificate-event': [...RESCAN_REQUEST_PERMISSIONS, ...ENCRYPTION_KEY_PERMISSIONS],
  'on-change-event': [...RESCAN_REQUEST_PERMISSIONS, ...ENCRYPTION_KEY_PERMISSIONS],
};

const SINK_PERMISSIONS = [...SECRET_PERMISSIONS, ...ENCRYPTION_KEY_PERMISSIONS];

const PERMISSIONS_BY_TOPIC: Readonly<Record<Topic, readonly Permission[]>> = {
  pages: [...PAGE_LEDGER_PERMISSIONS, ...SINK_PERMISSIONS],
  chat: [...CHAT_LEDGER_PERMISSIONS, ...SINK_PERMISSIONS],
};

/** What a function may do. The stack turns it into a role of its own; whatever is not here is refused. */
export const permissionsOf = (name: FunctionName): readonly Permission[] =>
  isSinkName(name) ? PERMISSIONS_BY_TOPIC[SINKS[name].topic] : OWN_PERMISSIONS[name];
