package io.github.sts4j.examples.catalog;

import static io.github.sts4j.policy.PolicyText.template;

import io.github.sts4j.policy.PolicyBuilder;
import io.github.sts4j.policy.PolicyKind;
import io.github.sts4j.policy.PolicyText;
import java.util.stream.Stream;

/**
 * How well-known catalogs put "this table, and no more" into a session policy. They differ in what else comes along, and in how
 * often they name the table's path: {@link #LAKEKEEPER} reaches nothing beside the table, and names it twice.
 */
public enum PolicyShape {
  /** Apache Polaris: nothing beside the table. */
  POLARIS {
    @Override
    void addTo(PolicyBuilder policy, TableLocation table, TableAccess access) {
      if (access == TableAccess.READ_WRITE) {
        files(policy, table, "s3:PutObject", "s3:DeleteObject");
      }
      list(policy, table, "{}/*");
      bucketLocation(policy, table);
      files(policy, table, "s3:GetObject", "s3:GetObjectVersion");
    }
  },

  /** Apache Gravitino: nothing beside the table; the folder itself may be listed by its name. */
  GRAVITINO {
    @Override
    void addTo(PolicyBuilder policy, TableLocation table, TableAccess access) {
      if (access == TableAccess.READ_WRITE) {
        files(policy, table, "s3:PutObject", "s3:DeleteObject");
      }
      list(policy, table, "{}/", "{}/*");
      bucketLocation(policy, table);
      files(policy, table, "s3:GetObject", "s3:GetObjectVersion");
    }
  },

  /** Lakekeeper: nothing beside the table, in three statements. */
  LAKEKEEPER {
    @Override
    void addTo(PolicyBuilder policy, TableLocation table, TableAccess access) {
      String[] actions = access == TableAccess.READ
          ? new String[] {"s3:GetObject", "s3:GetObjectVersion"}
          : new String[] {
            "s3:GetObject",
            "s3:GetObjectVersion",
            "s3:PutObject",
            "s3:AbortMultipartUpload",
            "s3:ListMultipartUploadParts",
            "s3:DeleteObject"
          };
      files(policy, table, actions);
      list(policy, table, "{}/*");
      bucketLocation(policy, table);
    }
  },

  /** Unity Catalog: also shows the names of files whose keys begin like the table's, so `t1` those of `t10`. */
  UNITY {
    @Override
    void addTo(PolicyBuilder policy, TableLocation table, TableAccess access) {
      boolean writes = access == TableAccess.READ_WRITE;
      String[] actions = writes
          ? new String[] {"s3:GetO*", "s3:PutO*", "s3:DeleteO*", "s3:*Multipart*"}
          : new String[] {"s3:GetO*"};
      String[] keys = writes
          ? new String[] {"kms:Decrypt", "kms:GenerateDataKey*"}
          : new String[] {"kms:Decrypt"};
      policy.allow(it ->
          it.action(actions).resource(objects(table, "{}/{}/*")).resource(objects(table, "{}/{}")));
      list(policy, table, "{}", "{}/", "{}/*");
      policy.allow(it -> it.action(keys).anyResource());
    }
  },

  /**
   * Nessie: also reaches what has the table's path somewhere behind the beginning of its key, for engines that spread a
   * table's files under random folders. Only for buckets where no other table can be found there.
   */
  NESSIE {
    @Override
    void addTo(PolicyBuilder policy, TableLocation table, TableAccess access) {
      list(policy, table, "{}", "{}/*", "*/{}", "*/{}/*", "*/*/*/*/{}", "*/*/*/*/{}/*");
      String[] actions = access == TableAccess.READ
          ? new String[] {"s3:GetObject", "s3:GetObjectVersion"}
          : new String[] {"s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "s3:DeleteObject"};
      policy.allow(it -> it.action(actions)
          .resource(objects(table, "{}/{}/*"))
          .resource(objects(table, "{}/*/{}/*"))
          .resource(objects(table, "{}/*/*/*/*/{}/*")));
    }
  };

  /** The text of a session policy for one table. */
  public String policy(TableLocation table, TableAccess access) {
    PolicyBuilder policy = PolicyBuilder.of(PolicyKind.SESSION);
    addTo(policy, table, access);
    return policy.json();
  }

  abstract void addTo(PolicyBuilder policy, TableLocation table, TableAccess access);

  private static void files(PolicyBuilder policy, TableLocation table, String... actions) {
    policy.allow(it -> it.action(actions).resource(objects(table, "{}/{}/*")));
  }

  /** S3 asks about the bucket when it lists, and tells what is listed in a condition key. */
  private static void list(PolicyBuilder policy, TableLocation table, String... prefixes) {
    policy.allow(it -> it.action("s3:ListBucket")
        .resource(bucket(table))
        .condition(
            "StringLike",
            "s3:prefix",
            Stream.of(prefixes)
                .map(prefix -> template(prefix, table.path()))
                .toArray(PolicyText[]::new)));
  }

  private static void bucketLocation(PolicyBuilder policy, TableLocation table) {
    policy.allow(it -> it.action("s3:GetBucketLocation").resource(bucket(table)));
  }

  private static PolicyText bucket(TableLocation table) {
    return template("arn:aws:s3:::{}", table.bucket());
  }

  private static PolicyText objects(TableLocation table, String bucketAndPath) {
    return template("arn:aws:s3:::" + bucketAndPath, table.bucket(), table.path());
  }
}
