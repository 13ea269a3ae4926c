import type { DrillOutcome } from '../../lambda/app/drill/drill';
import { type Stage, type Station, stationName } from '../../lambda/app/drill/stations';

/** One station took something, just now. */
export const heardLine = (station: Station, stage: Stage, milliseconds: number): string =>
  `${stationName(station)}: took ${stage === 'told' ? 'the page' : 'its end'} after ${seconds(milliseconds)}`;

/** What was seen, a line a station, then what it means. Claims nothing of people: whether somebody woke, only the pager knows. */
export function drillLines(
  { told, ended, cleared }: Extract<DrillOutcome, { kind: 'drilled' }>,
  stations: readonly Station[],
): readonly string[] {
  const names = stations.map(stationName);
  const width = Math.max(...names.map(({ length }) => length));
  const broken = names.filter((name) => !told.has(name) || !ended.has(name));
  return [
    ...names.map((name) => `${name.padEnd(width)}  page ${seen(told, name)}, end ${seen(ended, name)}`),
    ...(cleared ? [] : ['The drill could not be taken back: it stays open until a drill an hour from now.']),
    broken.length === 0
      ? 'Every sink took the page and its end. Whether somebody was woken, the pager shows.'
      : `Not seen whole: ${broken.join(', ')}. The log of the function says why; most often its key in the secret is missing.`,
  ];
}

function seen(taken: ReadonlyMap<string, number>, name: string): string {
  const milliseconds = taken.get(name);
  return milliseconds === undefined ? 'not seen' : `after ${seconds(milliseconds)}`;
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
