import { Get } from '@nestjs/common';
import { Public } from '../../platform/http/public.js';
import { PageController } from '../http/page-controller.js';
import { Screen } from '../http/screen.js';
import { accessibilityPage } from './accessibility.page.js';

@PageController('accessibility')
export class AccessibilityController {
  @Get()
  @Public()
  accessibility(): Screen {
    return new Screen('アクセシビリティ方針', accessibilityPage());
  }
}
