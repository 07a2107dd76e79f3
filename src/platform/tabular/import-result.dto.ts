import { ApiPropertyOptional } from '@nestjs/swagger';
import { FileFaultDto } from './file-fault.dto.js';

/** What an import did, and what of its file was not read. */
export class ImportResultDto {
  created!: number;
  updated!: number;
  unchanged!: number;
  /** 1つでもあれば、何も取り込まない */ errors!: FileFaultDto[];
  /** 読まなかった列の見出し（ファイルにあるとおり）。すべて読んだときは空 @example ['部', '担当者'] */
  unreadColumns!: string[];
  /** 値のある非表示の行。なければ空 */ hiddenRows!: number[];
  /** Also what may be a slip. */
  @ApiPropertyOptional({
    type: [String],
    description: 'ファイルの文字と変えて取り込んだところ（取り除いた見えない文字）。なければ省く',
  })
  notes?: string[];
}
