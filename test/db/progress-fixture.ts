import { type INestApplicationContext } from '@nestjs/common';
import { ForecastReader } from '../../src/targets/forecast.reader.js';
import { ForecastService } from '../../src/targets/forecast.service.js';
import { ProgressReader } from '../../src/targets/progress.reader.js';
import { ProgressService } from '../../src/targets/progress.service.js';

/** The services of the progress towards targets and of the forecasts. */
export function progressServices(app: INestApplicationContext) {
  return {
    reader: app.get(ProgressReader),
    forecastReader: app.get(ForecastReader),
    service: app.get(ProgressService),
    forecasts: app.get(ForecastService),
  };
}
