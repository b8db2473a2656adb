import { CLIP_TYPES, PHOTO_TYPES } from "@sunshine/domain/evidence/evidence.contract";
import { newKey } from "./idempotency";
import { dropBlob, keepBlob, recallBlob } from "./picture-store";
import type { DropPicture, FetchPicture, Picture, PreviewOf, SendPicture, TakePictures } from "./pictures.types";

const drawn = new Map<string, string>();

const chooseFiles = (clips: boolean, camera: boolean): Promise<readonly File[]> =>
  new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    // A phone's browser then opens the camera; it gives one picture at a time.
    if (camera) input.setAttribute("capture", "environment");
    else input.multiple = true;
    input.accept = [...PHOTO_TYPES, ...(clips ? CLIP_TYPES : [])].join();
    input.onchange = () => resolve([...(input.files ?? [])]);
    input.addEventListener("cancel", () => resolve([]));
    input.click();
  });

const keep = async (file: File): Promise<Picture> => {
  const key = newKey();
  await keepBlob(key, file);
  return { key, kind: file.type.startsWith("video/") ? "clip" : "photo", bytes: file.size };
};

/** A browser's file chooser; on phones it offers the camera too. */
export const takePictures: TakePictures = async (most, clips, camera = false) => Promise.all((await chooseFiles(clips, camera)).slice(0, most).map(keep));

export const previewOf: PreviewOf = async (key) => {
  const known = drawn.get(key);
  if (known) return known;
  const blob = await recallBlob(key);
  if (!blob) return null;
  const url = URL.createObjectURL(blob);
  drawn.set(key, url);
  return url;
};

export const dropPicture: DropPicture = async (key) => {
  const url = drawn.get(key);
  if (url) URL.revokeObjectURL(url);
  drawn.delete(key);
  await dropBlob(key);
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

/** Without anybody's session: a script cannot keep the other way from taking an officer's cookie along. */
const sendNameless = async (blob: Blob, { url, onProgress }: Parameters<SendPicture>[1]): ReturnType<SendPicture> => {
  onProgress(0.1);
  const answer = await fetch(url, { method: "POST", body: blob, headers: { "content-type": blob.type }, credentials: "omit" });
  return { status: answer.status, body: parsed(await answer.text()) };
};

const send = (blob: Blob, { url, headers, onProgress }: Parameters<SendPicture>[1]): ReturnType<SendPicture> =>
  new Promise((resolve, reject) => {
    // Only this way does a browser tell how much has left.
    const request = new XMLHttpRequest();
    request.open("POST", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.setRequestHeader("content-type", blob.type);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve({ status: request.status, body: parsed(request.responseText) });
    request.onerror = () => reject(new Error("no answer"));
    request.send(blob);
  });

export const sendPicture: SendPicture = async ({ key }, sending) => {
  const blob = await recallBlob(key);
  if (!blob) return null;
  return sending.session || sending.headers["authorization"] ? send(blob, sending) : sendNameless(blob, sending);
};

export const fetchPicture: FetchPicture = async (url, { headers, session }) => {
  const answer = await fetch(url, { headers, credentials: session ? "same-origin" : "omit" });
  if (!answer.ok) throw new Error("the picture did not come");
  return URL.createObjectURL(await answer.blob());
};
