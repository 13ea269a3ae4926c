import type { CellKey } from '../../lambda/domain/inventory/cell';
import { type CertificateId, certificateId } from '../../lambda/domain/ids';
import type { CellReading, CertificateDetail, DetailReading } from '../../lambda/domain/inventory/reading';
import { aCellKey } from './cell';
import { acmArn, HOME } from './certificate';
import { NOW } from './instant';

type ReadingOf<Status extends CellReading['status']> = Exclude<
  Extract<CellReading, { readonly status: Status }>,
  { readonly reason: 'walk-unfinished' }
>;
type Said<Status extends CellReading['status']> = Partial<Omit<ReadingOf<Status>, 'content' | 'status'>>;
type Content = Partial<ReadingOf<'ok'>['content']>;

const keyAndTime = ({ at = NOW, ...key }: Partial<CellKey> & { readonly at?: ReadingOf<'ok'>['at'] }) => ({
  ...aCellKey(key),
  at,
});

/** The whole cell was read now and holds this; nothing, if the test says nothing. */
export const anOkReading = ({
  certificates = [],
  attachments = [],
  listeners,
  ...rest
}: Said<'ok'> & Content = {}): ReadingOf<'ok'> => ({
  ...keyAndTime(rest),
  status: 'ok',
  content: { certificates, attachments },
  ...(listeners !== undefined && { listeners }),
});

/** A part of the cell was read now: `pages-missing`, unless the test says another reason. */
export const aPartialReading = ({
  certificates = [],
  attachments = [],
  reason = 'pages-missing',
  ...rest
}: Said<'partial'> & Content = {}): ReadingOf<'partial'> => ({
  ...keyAndTime(rest),
  status: 'partial',
  reason,
  content: { certificates, attachments },
});

/** The reading was refused now. */
export const aDeniedReading = ({ reason = 'no-permission', ...rest }: Said<'denied'> = {}): ReadingOf<'denied'> => ({
  ...keyAndTime(rest),
  status: 'denied',
  reason,
});

/** The reading was throttled now. */
export const aFailedReading = ({ reason = 'throttled', ...rest }: Said<'failed'> = {}): ReadingOf<'failed'> => ({
  ...keyAndTime(rest),
  status: 'failed',
  reason,
});

/** The user excluded the cell. */
export const aSkippedReading = ({ reason = 'excluded', ...rest }: Said<'skipped'> = {}): ReadingOf<'skipped'> => ({
  ...keyAndTime(rest),
  status: 'skipped',
  reason,
});

/** ACM has not begun to renew `aCertificate()`, and nothing uses it. */
export const aDetail = (overrides: Partial<CertificateDetail> = {}): CertificateDetail => {
  const readAt = overrides.readAt ?? NOW;
  return {
    id: certificateId(acmArn()),
    readAt,
    progress: { kind: 'not-started', readAt },
    attachments: [],
    domains: [],
    ...overrides,
  };
};

/** What was described in the home region, and what was not answered. */
export const aDetailReading = (
  details: readonly CertificateDetail[],
  missing: readonly CertificateId[] = [],
): DetailReading => ({ region: HOME, details, missing });
