import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../context.js';
import { IfMatch } from '../http/if-match.js';
import { RequestContext } from '../http/request-context.js';
import { Requires } from '../http/requires.js';
import { EditMunicipality, MunicipalityDto } from './municipality.dto.js';
import { MunicipalityService } from './municipality.service.js';

@ApiTags('団体')
@Controller('api/v1/municipality')
export class MunicipalityController {
  constructor(private readonly municipalities: MunicipalityService) {}

  @Get()
  @ApiOperation({ summary: '自団体の設定を取得する' })
  @ApiOkResponse({ type: MunicipalityDto })
  getMunicipality(@RequestContext() context: Context): Promise<MunicipalityDto> {
    return this.municipalities.get(context);
  }

  @Patch()
  @Requires('municipality.edit')
  @ApiOperation({ summary: '自団体の設定を変更する' })
  @ApiOkResponse({ type: MunicipalityDto })
  editMunicipality(
    @RequestContext() context: Context,
    @IfMatch() version: number,
    @Body() changes: EditMunicipality,
  ): Promise<MunicipalityDto> {
    return this.municipalities.edit(context, version, changes);
  }
}
