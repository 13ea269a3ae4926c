import type { Command } from '@commander-js/extra-typings';
import { parseDuration, parsePlanFile, parseSentence } from '../arguments';
import type * as MigratePlan from './migrate-plan';
import type * as MigrateRun from './migrate-run';
import type * as MigrateStatus from './migrate-status';
import type * as MigrateStop from './migrate-stop';

const collect = (text: string, all: readonly string[] = []): readonly string[] => [...all, parseSentence(text)];

/** Adds `notafter migrate plan|apply|status|stop|rollback`. */
export function addMigrate(program: Command): void {
  const migrate = program
    .command('migrate')
    .description('Move every listener, distribution and API domain from one certificate to another');
  addPlan(migrate);
  addCarryOut(migrate);
  migrate
    .command('status')
    .description('Say how far a plan is, by its journal. Asks nobody.')
    .argument('<plan>', 'the file of the plan', parsePlanFile)
    .addHelpText('after', '\nExit status: 0 every target is verified; 1 not yet; 2 refused.')
    .action(async (file) => {
      process.exitCode = await (require('./migrate-status') as typeof MigrateStatus).runStatus(file);
    });
  migrate
    .command('stop')
    .description('Ask who carries a plan out on this machine to finish what has begun and begin nothing more.')
    .argument('<plan>', 'the file of the plan', parsePlanFile)
    .addHelpText('after', '\nExit status: 0 it was asked; 2 refused, as when nobody carries it out.')
    .action(async (file) => {
      process.exitCode = await (require('./migrate-stop') as typeof MigrateStop).runStop(file);
    });
  migrate
    .command('rollback')
    .description('Put back what a plan changed, wherever it had got to, and verify it.')
    .argument('<plan>', 'the file of the plan', parsePlanFile)
    .option('--yes', 'do not ask')
    .option('--emergency', EMERGENCY)
    .addHelpText('after', '\nExit status: 0 all is as it was; 1 not all; 2 refused.')
    .action(async (file, options) => {
      process.exitCode = await runs().runRollback(file, options);
    });
}

const EMERGENCY = 'faster: 20 at a time, 2.5 of the 3 changes a second that AWS gives to the whole account and region';

function addPlan(migrate: Command): void {
  migrate
    .command('plan')
    .description('Say what would be moved, in which order, and what forbids it. Reads only.')
    .requiredOption('--from <certificate>', 'ARN of the old certificate, or name or id of one of IAM', parseSentence)
    .option('--to <arn>', 'ARN of the new one (default: the best one that covers all names)', parseSentence)
    .requiredOption('--out <file>', 'write the plan there', parseSentence)
    .option('--partial', 'plan what can be moved, though not everything can')
    .option('--allow-drift', 'move what a stack of CloudFormation owns, too')
    .option('--accept-authority-change', 'move between a private CA and a public one')
    .option('--give-up-name <name>', 'a name that nobody needs any more; may be repeated', collect)
    .option('--config <path>', 'the configuration (default: notafter.config.ts, if it can be read)')
    .addHelpText('after', '\nExit status: 0 ready; 1 blocked; 2 refused; 3 ready, of an incomplete reading.')
    .action(async (options) => {
      process.exitCode = await (require('./migrate-plan') as typeof MigratePlan).runPlan(options);
    });
}

function addCarryOut(migrate: Command): void {
  migrate
    .command('apply')
    .description('Carry a plan out: a canary, handshakes, then wave by wave; or go on with it.')
    .argument('<plan>', 'the file of the plan; its journal is written beside it', parsePlanFile)
    .option('--yes', 'do not ask')
    .option('--emergency', EMERGENCY)
    .option('--accept-unverified', 'move also what no handshake from here can reach')
    .option(
      '--bake <duration>',
      'how long each target is watched (default: 5m, the canary 15m; emergency: 60s)',
      parseDuration,
    )
    .addHelpText(
      'after',
      '\nExit status: 0 every target is verified and nothing is left; 1 not so; 2 refused; 3 every target of an incomplete plan.',
    )
    .action(async (file, options) => {
      process.exitCode = await runs().runApply(file, options);
    });
}

const runs = () => require('./migrate-run') as typeof MigrateRun;
