import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsISO8601, IsIn, IsOptional, Length, Matches } from 'class-validator';
import { normalise } from '../../kernel/text.js';
import { PageQuery } from '../page-query.dto.js';

/** Codes have one spelling: the file import folds widths in the same way. */
const asCode = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? normalise(value) : value;
