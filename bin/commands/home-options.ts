import { type Command, createOption, type OptionValues } from '@commander-js/extra-typings';
import { parseRegion } from '../arguments';

const REGION = createOption(
  '--region <region>',
  'where the stack lies (default: homeRegion of the configuration, else of the profile)',
).argParser(parseRegion);
const CONFIG = createOption('--config <path>', 'the configuration (default: notafter.config.ts, if there is one)');

/** The command, which acts on what is deployed: where that lies, and by which configuration. */
export const atHome = <Arguments extends unknown[], Options extends OptionValues, Global extends OptionValues>(
  command: Command<Arguments, Options, Global>,
) => command.addOption(REGION).addOption(CONFIG);
