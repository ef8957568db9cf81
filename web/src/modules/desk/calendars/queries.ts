import { useMutation, useQuery, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { HolidayFile, HolidayPreview } from "@/api/desk";

export function useHolidayFiles(wanted: boolean): UseQueryResult<HolidayFile[]> {
  return useQuery({
    queryKey: ["holiday-files"],
    queryFn: async () => body<HolidayFile[]>(await client.GET("/api/desk/calendars")),
    enabled: wanted,
  });
}

export function usePreviewHolidays(): UseMutationResult<HolidayPreview, Error, string> {
  return useMutation({
    mutationFn: async (file) =>
      body<HolidayPreview>(await client.POST("/api/desk/calendars/preview", { body: file, headers: { "Content-Type": "application/yaml" }, bodySerializer: (text: string) => text })),
  });
}
