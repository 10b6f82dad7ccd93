// The part of PDF.js that the pages use. No browser reads this file.

export class PDFWorker {
  constructor(parameters: { port: Worker });
  destroy(): void;
}

export interface PageViewport { readonly width: number; readonly height: number }

export interface PDFPageProxy {
  getViewport(parameters: { scale: number }): PageViewport;
  render(parameters: {
    canvas: HTMLCanvasElement;
    canvasContext?: CanvasRenderingContext2D;
    viewport: PageViewport;
    background?: string;
    annotationMode?: number;
  }): { readonly promise: Promise<void>; cancel(): void };
  cleanup(): boolean;
}

export interface PDFDocumentProxy {
  readonly numPages: number;
  getPage(number: number): Promise<PDFPageProxy>;
}

export interface PDFDocumentLoadingTask {
  readonly promise: Promise<PDFDocumentProxy>;
  onPassword: ((answer: (password: string | Error) => void, reason: number) => void) | null;
  destroy(): Promise<void>;
}

export function getDocument(source: {
  data: Uint8Array;
  worker: PDFWorker;
  wasmUrl?: string;
  maxImageSize?: number;
  canvasMaxAreaInBytes?: number;
  enableXfa?: boolean;
  useWorkerFetch?: boolean;
  verbosity?: number;
}): PDFDocumentLoadingTask;
