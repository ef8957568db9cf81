import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { PermissionTable } from "@/api/directory";

export function usePermissions(): UseQueryResult<PermissionTable> {
  return useQuery({
    queryKey: ["permissions"],
    queryFn: async () => body<PermissionTable>(await client.GET("/api/directory/permissions")),
    staleTime: Infinity,
  });
}
