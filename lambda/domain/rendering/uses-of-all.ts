import type { NonEmpty } from '../ids';
import type { Notice } from '../message';
import { counted } from '../wording';
import { useNames } from './uses';

/** What uses any of several certificates, by name. Not read is not the same as none: of how many it was not read is said, too. */
export function useNamesOfAll(notices: NonEmpty<Notice>): readonly string[] {
  const [{ about }] = notices;
  const read = notices.flatMap(({ about: { attachments } }) => (attachments === undefined ? [] : [attachments]));
  const omitted = notices.reduce((sum, notice) => sum + (notice.omitted?.attachments ?? 0), 0);
  const unread = notices.length - read.length;
  if (read.length === 0) return useNames(about);
  return [
    ...useNames({ ...about, attachments: read.flat() }, { omitted }),
    ...(unread === 0 ? [] : [`not read of ${counted(unread, 'certificate')}`]),
  ];
}
