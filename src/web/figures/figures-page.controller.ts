import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { Screen } from '../http/screen.js';
import { figuresPage } from './figures.page.js';
import { FiguresReader } from './figures.reader.js';
import { readAsked, type FiguresAddress } from './figures-asked.js';

@ApiExcludeController()
@Controller('figures')
export class FiguresPageController {
  constructor(private readonly reader: FiguresReader) {}

  @Get(':indicator')
  async rows(
    @RequestContext() context: Context,
    @Param('indicator') indicator: string,
    @Query() address: FiguresAddress,
  ): Promise<Screen> {
    const view = await this.reader.read(context, await this.asked(context, indicator, address));
    return new Screen(`${view.figure.name}の内訳`, figuresPage(view));
  }

  private async asked(context: Context, indicator: string, address: FiguresAddress) {
    const newest = address.period ?? (await this.reader.newestPeriod(context));
    return readAsked(indicator, { ...address, period: newest });
  }
}
