import { join } from 'node:path';
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import { fontFolder } from '../../platform/font-files.js';
import { projectRoot } from '../../platform/project-root.js';
import { type ReportModel } from '../report-model.js';
import { printReport } from './print-report.js';
import { printable } from './printable-report.js';

const TEMPLATE_FOLDER = join(projectRoot, 'src/publication/pdf');
const PDF_UA = 'ua-1';
/** Results of the typesetter that this many later reports did not use are forgotten. */
const CACHE_AGE = 5;

let compiler: NodeCompiler | undefined;

/**
 * The report as a tagged PDF (PDF/UA-1) on A4 with its fonts inside. The same model gives the same pages. The data
 * reach the template as JSON, so that a name with signs of its markup language stays a name. PDF/UA forbids a sign
 * without a glyph: what the font lacks is written in words before.
 * @throws Error with the typesetter's message when the template cannot be set.
 */
export async function renderPdf(model: ReportModel): Promise<Buffer> {
  // Setting blocks the thread: let what is waiting go first.
  await new Promise(setImmediate);
  compiler ??= newCompiler();
  const compiled = compiler.compile({
    mainFilePath: join(TEMPLATE_FOLDER, 'report.typ'),
    inputs: { report: JSON.stringify(printable(printReport(model))) },
  });
  const document = compiled.result;
  if (document === null) throw failed(compiler, compiled.takeDiagnostics());
  try {
    return compiler.pdf(document, { pdfStandard: PDF_UA });
  } finally {
    compiler.evictCache(CACHE_AGE);
  }
}

function newCompiler(): NodeCompiler {
  return NodeCompiler.create({
    workspace: TEMPLATE_FOLDER,
    fontArgs: [{ fontPaths: [fontFolder('400Regular'), fontFolder('700Bold')] }],
  });
}

function failed(from: NodeCompiler, diagnostics: NodeError | null): Error {
  const reason = diagnostics === null ? '' : JSON.stringify(from.fetchDiagnostics(diagnostics));
  return new Error(`the report could not be set: ${reason}`);
}
