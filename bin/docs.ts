import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { costPage } from '../lib/cost/cost-page';
import { idleStackTemplate } from '../lib/cost/idle-stack';
import { operationDocuments } from './documentation/operation-documents';
import { ruleDocuments } from './documentation/rule-documents';

const DOCS = path.join(__dirname, '../docs');
const RULES = path.join(DOCS, 'rules');

mkdirSync(RULES, { recursive: true });
writeFileSync(path.join(DOCS, 'cost.md'), costPage(idleStackTemplate()));

// Pages of rules that are gone go, too.
for (const name of readdirSync(RULES)) rmSync(path.join(RULES, name));
for (const [name, text] of ruleDocuments()) writeFileSync(path.join(RULES, name), text);

// One of them people write.
for (const [name, text] of operationDocuments()) writeFileSync(path.join(DOCS, 'operations', name), text);
