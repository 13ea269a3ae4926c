import { tableContract } from '../stores/table-contract';
import { memoryTable } from './memory-table';

tableContract('the table of the simulation', async () => memoryTable());
