/** A user bound to a department. */
export class BoundUserDto {
  id!: string;
  /** ログインID */ login!: string;
  /** 表示名 */ label!: string;
  /** 課長確認ができるか */ sectionHead!: boolean;
  /** 利用停止中か */ disabled!: boolean;
}

/** A token of a department that still opens something. */
export class BoundTokenDto {
  id!: string;
  label!: string;
  createdBy!: string;
  /** 有効期限 */ expiresAt!: Date;
}
