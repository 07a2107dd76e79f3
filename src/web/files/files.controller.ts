import { randomUUID } from 'node:crypto';
import { Get, Param, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { CheckedImportService } from '../../exchange/checked-import.service.js';
import { type ImportKind } from '../../exchange/import-kinds.js';
import { type ImportParameters } from '../../exchange/import-parameters.js';
import { templateOf } from '../../exchange/template-workbook.js';
import { routeFacts } from '../../platform/http/route-config.js';
import { type Fault } from '../../platform/problem.js';
import { ClientGone } from '../http/client-gone.js';
import { faultsIn } from '../http/faults-in.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { GetPage } from '../http/get-page.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { workbookFile } from '../http/table-file.js';
import { readUploadForm } from '../http/upload-form.js';
import { ListQuery } from '../list/list-query.js';
import { filesPage, runList } from './files.page.js';
import { newFilePage } from './new-file.page.js';
import { NewFileOptions } from './new-file-options.js';

/** What may stand in the form beside the file. */
const FIELDS = ['month', 'fiscalYear', 'edition', 'allowSimilar', 'includeHidden', 'table'] as const;
/** Refusals that are about a field. */
const REFUSALS = {
  'month-not-open': 'month',
  'fiscal-year-not-over': 'fiscalYear',
  'fiscal-year-too-old': 'fiscalYear',
};
const FORM_KEY = /^[\w-]{8,64}$/;

/** Files to be imported: what has come in, and the way to send one. */
@PageController('files')
export class FilesController {
  constructor(
    private readonly imports: CheckedImportService,
    private readonly options: NewFileOptions,
  ) {}

  @GetPage()
  async files(@RequestContext() context: Context, @Query() raw: FormBody): Promise<Screen> {
    const kinds = this.imports.kindsFor(context);
    const query = ListQuery.of(runList(kinds), raw);
    const page = await this.imports.list(context, query.position);
    return new Screen('ファイル取込', filesPage(kinds, query, page), { wide: true });
  }

  @GetPage('new')
  newFile(@RequestContext() context: Context, @Query() raw: FormBody): Promise<Screen | SeeOther> {
    return this.form(context, this.imports.kindFor(context, textOf(raw, 'kind')), raw, []);
  }

  @Post('new')
  @routeFacts({ upload: 'multipart' })
  async send(
    @RequestContext() context: Context,
    @ClientGone() signal: AbortSignal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Screen | SeeOther> {
    this.imports.kindsFor(context);
    const { fields: form, file, fileName } = await readUploadForm(request, reply, context);
    const kind = this.imports.kindFor(context, textOf(form, 'kind'));
    const table = textOf(form, 'table');
    if (file === null && table.trim() === '') {
      const nothing = { where: 'file', message: 'ファイルを選ぶか、表を貼り付けてください。' };
      return this.form(context, kind, form, [nothing]);
    }
    const key = textOf(form, 'key');
    try {
      const { id } = await this.imports.lookOver(context, FORM_KEY.test(key) ? key : randomUUID(), {
        kind: kind.name,
        bytes: file ?? Buffer.from(table),
        fileName: file ? fileName : '貼り付けた表',
        parameters: parametersIn(form, kind),
        signal,
      });
      return new SeeOther(`/files/${id}`);
    } catch (error) {
      return this.form(context, kind, form, faultsIn(error, REFUSALS));
    }
  }

  /** A workbook to fill in. */
  @Get('templates/:kind')
  async template(@RequestContext() context: Context, @Param('kind') name: string): Promise<StreamableFile> {
    const kind = this.imports.kindFor(context, name);
    return workbookFile(await templateOf(kind), {
      name: `${kind.label}_ひな形`,
      ascii: `${kind.name}-template`,
    });
  }

  private async form(
    context: Context,
    kind: ImportKind,
    form: FormBody,
    faults: readonly Fault[],
  ): Promise<Screen> {
    const values = Object.fromEntries(FIELDS.map((name) => [name, textOf(form, name)]));
    const choices = await this.options.of(context, kind);
    const page = newFilePage({ ...choices, kind, values, faults, formKey: randomUUID() });
    return new Screen(`${kind.label}の取り込み`, page, { status: faults.length === 0 ? 200 : 422 });
  }
}

function parametersIn(form: FormBody, { takes }: ImportKind): ImportParameters {
  const [month, year, edition] = ['month', 'fiscalYear', 'edition'].map((name) => textOf(form, name));
  return {
    ...(takes.month && month && { month }),
    ...(takes.fiscalYear && year && { fiscalYear: Number(year) }),
    ...(takes.edition && edition && { edition }),
    ...(takes.allowSimilar && textOf(form, 'allowSimilar') === 'on' && { allowSimilar: true }),
    ...(textOf(form, 'includeHidden') === 'on' && { includeHidden: true }),
  };
}
