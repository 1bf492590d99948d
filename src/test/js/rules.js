// Runs the rules of the files that are named on the command line, several beside each other: many wait for something.
import { describe, test } from 'node:test';
import { rules } from './client.js';

const AT_ONCE = 12;

for (const file of process.argv.slice(2)) await import(`./${file}`);
describe('the protocol', { concurrency: AT_ONCE }, () => {
  for (const { name, options, run } of rules) test(name, options, run);
});
