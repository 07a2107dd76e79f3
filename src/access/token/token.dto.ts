import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsString,
  Length,
  MaxLength,
} from 'class-validator';
import { type Role, ROLES } from '../context.js';
import { MayBeLeftOut } from '../../platform/http/may-be-left-out.js';
import { IdField } from '../../platform/http/request-fields.js';
import { TOKEN_SCOPES, type TokenScope } from './token-scope.js';

export class CreateToken {
  /** 役割 */
  @IsIn(ROLES, { message: `役割は ${ROLES.join('、')} のいずれかで指定してください。` })
  role!: Role;

  @IdField({
    what: '所管課の役割の課（ID）',
    optional: true,
    message: 'departmentIdの形式が正しくありません。',
  })
  departmentId?: string;

  /** 所管課の役割の課（課コード） */
  @MayBeLeftOut()
  @IsString({ message: '課コードは文字で指定してください。' })
  @MaxLength(20, { message: '課コードは20文字以内で指定してください。' })
  departmentCode?: string;

  /** 課長確認ができる */
  @MayBeLeftOut()
  @IsBoolean({ message: '課長確認の可否は true または false で指定してください。' })
  sectionHead?: boolean;

  /** What the audit trail calls the bearer. */
  @ApiProperty({ description: '名称（操作の記録に残る）' })
  @Length(1, 100, { message: '名称は1文字以上100文字以内で入力してください。' })
  label!: string;

  @ApiPropertyOptional({
    enum: TOKEN_SCOPES,
    isArray: true,
    description: '用途。省略すると役割でできることすべて',
  })
  @MayBeLeftOut()
  @IsArray({ message: `用途は ${TOKEN_SCOPES.join('、')} の一覧で指定してください。` })
  @IsIn(TOKEN_SCOPES, {
    each: true,
    message: `用途は ${TOKEN_SCOPES.join('、')} のいずれかで指定してください。`,
  })
  @ArrayMaxSize(20, { message: '用途が多すぎます。' })
  scopes?: readonly TokenScope[];

  /** Login of the user it belongs to. Where left out: whoever makes it on a page, else the municipality. */
  @ApiPropertyOptional({ description: '所有者のログインID' })
  @MayBeLeftOut()
  @IsString({ message: '所有者のログインIDは文字で指定してください。' })
  @MaxLength(100, { message: '所有者のログインIDは100文字以内で指定してください。' })
  ownerLogin?: string;

  @ApiPropertyOptional({ format: 'date-time', description: '有効期限（366日以内。省略すると1年後）' })
  @MayBeLeftOut()
  @IsISO8601({ strict: true }, { message: '有効期限は「2027-03-31T23:59:59+09:00」の形で指定してください。' })
  expiresAt?: string;
}

/** A token as it is listed; its secret is stored nowhere. */
export class TokenDto {
  id!: string;
  role!: Role;
  departmentId!: string | null;
  departmentName!: string | null;
  /** 課長確認ができるか */ sectionHead!: boolean;
  label!: string;
  createdAt!: Date;
  createdBy!: string;
  /** 所有者のID。団体のものはnull */ ownerId!: string | null;
  /** 所有者の表示名 */ ownerLabel!: string | null;
  /** Whether the owner may still hold it: neither disabled nor with fewer rights than the token's role. */
  @ApiProperty({ description: '所有者が利用中で、このトークンの役割を持てるか' }) ownerMayHold!: boolean;
  /** 用途 */ scopes!: TokenScope[];
  expiresAt!: Date;
  /** 最後に使われた日時（分単位） */ lastUsedAt!: Date | null;
  revokedAt!: Date | null;
}

/** A new token: the only time its secret is shown. */
export class NewTokenDto extends TokenDto {
  /** トークン。この応答でだけ示す */ token!: string;
}
