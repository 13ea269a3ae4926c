import type {
  AdvancedEventSelector,
  AdvancedFieldSelector,
  EventSelector,
  GetEventSelectorsResponse,
} from '@aws-sdk/client-cloudtrail';
import type { Trail } from '../domain/inventory/trails';

type Writes = Exclude<Trail['writes'], 'stopped'>;

/** What a basic selector can leave out, and advanced ones mostly do: nothing of theirs concerns certificates. */
const OF_NO_CONCERN: ReadonlySet<string> = new Set(['kms.amazonaws.com', 'rdsdata.amazonaws.com']);

/** Whether these selectors choose management events that write. A trail has selectors of one kind; where AWS tells of none, nothing is known. */
export function writesOf({
  EventSelectors: basic = [],
  AdvancedEventSelectors: advanced = [],
}: Pick<GetEventSelectorsResponse, 'EventSelectors' | 'AdvancedEventSelectors'>): Writes {
  const chosen = [...basic.map(chosenBy), ...advanced.map(chosenByFields)];
  if (chosen.includes('logged')) return 'logged';
  return chosen.length === 0 || chosen.includes('unreadable') ? 'unreadable' : 'not-selected';
}

function chosenBy({ IncludeManagementEvents: isOfManagement, ReadWriteType: kind }: EventSelector): Writes {
  if (isOfManagement === undefined || kind === undefined) return 'unreadable';
  return isOfManagement && kind !== 'ReadOnly' ? 'logged' : 'not-selected';
}

/** All fields of a selector must match. One that is narrowed by what we do not judge may or may not leave out what matters. */
function chosenByFields({ FieldSelectors: fields = [] }: AdvancedEventSelector): Writes {
  const equals = (name: string): readonly string[] | undefined =>
    fields.find(({ Field: field }) => field === name)?.Equals;
  if (!equals('eventCategory')?.includes('Management')) return 'not-selected';
  if (equals('readOnly')?.includes('false') === false) return 'not-selected';
  return fields.every(leavesNothingOut) ? 'logged' : 'unreadable';
}

/** Category and direction were judged by what they equal; of sources only those may be left out that are of no concern. */
function leavesNothingOut({ Field: field, ...conditions }: AdvancedFieldSelector): boolean {
  const made = Object.entries(conditions).filter(([, values]) => values !== undefined);
  return made.every(([kind, values]) =>
    field === 'eventSource'
      ? kind === 'NotEquals' && values?.every((source) => OF_NO_CONCERN.has(source)) === true
      : kind === 'Equals' && (field === 'eventCategory' || field === 'readOnly'),
  );
}
