/** What is read, each a cell of its own. `regions`: the list of enabled regions, itself a blind spot when nobody answers. */
export const SOURCE_NAMES = ['regions', 'acm', 'iam', 'elbv2', 'elb', 'appsync', 'cloudfront'] as const;
/** One of them. */
export type Source = (typeof SOURCE_NAMES)[number];

interface SourceTraits {
  /** Where it is asked: in each region, or once. */
  readonly place: 'region' | 'global';
  readonly holds: 'regions' | 'certificates' | 'attachments';
  /** What a part of it can be read by, where a part of it can be read at all. */
  readonly narrowsTo?: 'listener' | 'load-balancer';
}

/** What follows for each: which cells an account has, where a use could hide, what is saved and shown. */
export const SOURCES = {
  regions: { place: 'global', holds: 'regions' },
  acm: { place: 'region', holds: 'certificates' },
  iam: { place: 'global', holds: 'certificates' },
  elbv2: { place: 'region', holds: 'attachments', narrowsTo: 'listener' },
  elb: { place: 'region', holds: 'attachments', narrowsTo: 'load-balancer' },
  appsync: { place: 'region', holds: 'attachments' },
  cloudfront: { place: 'global', holds: 'attachments' },
} as const satisfies Readonly<Record<Source, SourceTraits>>;

type Holding<What extends SourceTraits['holds']> = {
  [Name in Source]: (typeof SOURCES)[Name]['holds'] extends What ? Name : never;
}[Source];

/** Those that tell who uses a certificate. */
export type AttachmentSource = Holding<'attachments'>;

/** Those that are asked in each region. */
export const REGIONAL_SOURCES = SOURCE_NAMES.filter((name) => SOURCES[name].place === 'region');

/** Those that are asked once. */
export const GLOBAL_SOURCES = SOURCE_NAMES.filter((name) => SOURCES[name].place === 'global');

const traitsOf = (name: Source): SourceTraits => SOURCES[name];

/** Whether it tells who uses a certificate. */
export const holdsAttachments = (name: Source): name is AttachmentSource => SOURCES[name].holds === 'attachments';

/** What a part of it can be read by; `undefined`: it is read whole or not at all. */
export const narrowsTo = (name: AttachmentSource): SourceTraits['narrowsTo'] => traitsOf(name).narrowsTo;

/** Whether it lists certificates. */
export const holdsCertificates = (name: Source): boolean => SOURCES[name].holds === 'certificates';

/** Those that tell who uses a certificate, in the order of the table. */
export const ATTACHMENT_SOURCES = SOURCE_NAMES.filter(holdsAttachments);

/** Whether a service is one that we read for uses of certificates. */
export const isAttachmentSource = (name: string): name is AttachmentSource =>
  ATTACHMENT_SOURCES.some((source) => source === name);

/** Those of them that are read whole only where a certificate of IAM asks for it: see `walk.ts`. */
export const WALKED_SOURCES = REGIONAL_SOURCES.filter(holdsAttachments);
