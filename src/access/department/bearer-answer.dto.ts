import { ApiProperty } from '@nestjs/swagger';

/** A user bound to a department. */
export class BoundUserDto {
  @ApiProperty() id!: string;
  @ApiProperty({ description: 'ログインID' }) login!: string;
  @ApiProperty({ description: '表示名' }) label!: string;
  @ApiProperty({ description: '課長確認ができるか' }) sectionHead!: boolean;
  @ApiProperty({ description: '利用停止中か' }) disabled!: boolean;
}

/** A token of a department that still opens something. */
export class BoundTokenDto {
  @ApiProperty() id!: string;
  @ApiProperty() label!: string;
  @ApiProperty() createdBy!: string;
  @ApiProperty({ description: '有効期限' }) expiresAt!: Date;
}
