import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { costPage } from '../lib/cost/cost-page';
import { idleStackTemplate } from '../lib/cost/idle-stack';

const DOCS = path.join(__dirname, '../docs');

mkdirSync(DOCS, { recursive: true });
writeFileSync(path.join(DOCS, 'cost.md'), costPage(idleStackTemplate()));
