/** Where the globals of the test file that runs are found. */
module.exports = { globalsKey: Symbol.for('tetsuzuki.jest-globals') };
