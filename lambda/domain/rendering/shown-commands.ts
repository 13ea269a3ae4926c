import { CASES } from './next-command';
import { isCommand, NEXT_COMMAND, row, type Row } from './row';

/** Whether a medium shows a command to the last character as it is. */
export type ShowsAsItIs = (command: string) => boolean;

/** Of a medium that changes nothing. */
export const everyCommand: ShowsAsItIs = () => true;

/**
 * The rows as a medium can show them. A command that it would change is another command, perhaps one that somebody else wrote into a name: it is left
 * out, and what shows all cases, which has no word from outside, stands in the place of the next one.
 */
export const withCommandsShown = (rows: readonly Row[], showsAsItIs: ShowsAsItIs): readonly Row[] =>
  rows.flatMap((one) => {
    if (!isCommand(one) || one.values.every(showsAsItIs)) return [one];
    return one.label === NEXT_COMMAND ? row(NEXT_COMMAND, [CASES]) : [];
  });
