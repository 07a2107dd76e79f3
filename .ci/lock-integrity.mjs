// Fails where package-lock.json holds a package that `npm ci` would install without checking what it got.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
const installed = Object.entries(packages).filter(([path, { link }]) => path !== '' && !link);
const unchecked = installed.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? ''));
for (const [path] of unchecked) console.error(`package-lock.json: ${path} has no integrity`);
if (unchecked.length > 0) {
  console.error(
    'Remove these entries and run `npm install --package-lock-only` to have them looked up again.',
  );
  process.exitCode = 1;
} else console.log(`package-lock.json: ${installed.length} packages, each with its integrity`);
