const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..', '..');
const rules = ['.swcrc', 'package-lock.json'].map((name) => readFileSync(join(root, name)));

/** Where a source file is kept compiled: under the hash of all that it is made from. Its map ends in `.map`. */
function compiledFile(file, source) {
  const hash = rules.reduce((sum, part) => sum.update(part), createHash('sha1').update(`${file}\n${source}`));
  return join(root, 'node_modules', '.cache', 'tests', `${hash.digest('hex')}.js`);
}

module.exports = { root, compiledFile };
