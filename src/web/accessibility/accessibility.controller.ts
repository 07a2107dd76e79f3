import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../../platform/http/public.js';
import { Screen } from '../http/screen.js';
import { accessibilityPage } from './accessibility.page.js';

@ApiExcludeController()
@Controller('accessibility')
export class AccessibilityController {
  @Get()
  @Public()
  accessibility(): Screen {
    return new Screen('アクセシビリティ方針', accessibilityPage());
  }
}
