import type { Command } from '@commander-js/extra-typings';
import { parsePlanFile, parseSentence } from '../arguments';
import type * as OperationsList from './operations-list';
import type * as OperationsPlan from './operations-plan';
import type * as OperationsRun from './operations-run';

/** Adds `notafter operations list|show|plan|apply|verify|undo`. */
export function addOperations(program: Command): void {
  const operations = program
    .command('operations')
    .description('What can be done about a certificate, planned first, with a way back where there is one');
  operations
    .command('list')
    .description('Show what there is. Asks nobody.')
    .action(() => {
      process.exitCode = lists().runList();
    });
  operations
    .command('show')
    .description('Show how one is done, step by step. Asks nobody.')
    .argument('<operation>', 'its id')
    .action((id) => {
      process.exitCode = lists().runShow(id);
    });
  addPlan(operations);
  addCarryOut(operations);
  operations
    .command('verify')
    .description('Look whether all is as the plan wants it, by AWS and by what the world sees. Changes nothing.')
    .argument('<plan>', 'the file of the plan', parsePlanFile)
    .addHelpText('after', '\nExit status: 0 all is; 1 not all; 2 refused; 3 something could not be seen.')
    .action(async (file) => {
      process.exitCode = await runs().runVerify(file);
    });
}

function addPlan(operations: Command): void {
  operations
    .command('plan')
    .description('Say what would be changed, and what forbids it. Reads only.')
    .argument('<operation>', 'its id')
    .requiredOption(
      '--certificate <certificate>',
      'ARN of the certificate; of one in IAM also its name or id',
      parseSentence,
    )
    .requiredOption('--out <file>', 'write the plan there', parseSentence)
    .option('--zone <id>', 'the hosted zone to use where several bear the same name', parseSentence)
    .option('--replace', 'take away a record that leads elsewhere')
    .option('--certificate-file <file>', 'the new certificate, in PEM', parseSentence)
    .option('--chain-file <file>', 'the certificates of its issuers, in PEM', parseSentence)
    .option(
      '--accept-authority-change',
      'put one of a public CA in place of one of a private CA, or the other way round',
    )
    .option('--config <path>', 'the configuration (default: notafter.config.ts, if it can be read)')
    .addHelpText('after', '\nExit status: 0 ready; 1 blocked; 2 refused.')
    .action(async (id, options) => {
      process.exitCode = await (require('./operations-plan') as typeof OperationsPlan).runPlan(id, options);
    });
}

const KEY = 'private key of the certificate that is put in place; read by this process only';

function addCarryOut(operations: Command): void {
  operations
    .command('apply')
    .description('Carry a plan out, or go on with it.')
    .argument('<plan>', 'the file of the plan; its journal is written beside it', parsePlanFile)
    .option('--yes', 'do not ask')
    .option('--private-key-file <file>', KEY, parseSentence)
    .addHelpText('after', '\nExit status: 0 every change is made; 1 not every one; 2 refused.')
    .action(async (file, options) => {
      process.exitCode = await runs().runApply(file, options);
    });
  operations
    .command('undo')
    .description('Take back what a plan changed, wherever it had got to.')
    .argument('<plan>', 'the file of the plan', parsePlanFile)
    .option('--yes', 'do not ask')
    .option('--private-key-file <file>', KEY, parseSentence)
    .addHelpText('after', '\nExit status: 0 all is as it was; 1 not all; 2 refused.')
    .action(async (file, options) => {
      process.exitCode = await runs().runUndo(file, options);
    });
}

const lists = () => require('./operations-list') as typeof OperationsList;
const runs = () => require('./operations-run') as typeof OperationsRun;
