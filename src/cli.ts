import 'reflect-metadata';
import { runCommand } from './cli/program.js';

// Whoever reads our output may have seen enough (`| head`): that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runCommand(process.argv);
