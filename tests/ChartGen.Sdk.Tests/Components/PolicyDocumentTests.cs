using ChartGen.Sdk.Components;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests.Components;

public sealed class PolicyDocumentTests
{
    private static readonly PolicyStatement List = new()
    {
        Sid = "List",
        Actions = ["s3:ListBucket"],
        Resources = ["arn:aws:s3:::ml"],
        Conditions = [new("StringLike", "s3:prefix", ["logs", "logs/*"]), new("StringEquals", "aws:RequestedRegion", ["eu-west-1"])],
    };

    [Fact]
    public void A_statement_keeps_its_order_and_conditions_are_grouped_by_operator()
    {
        Assert.Equal(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "List",
                  "Effect": "Allow",
                  "Action": [
                    "s3:ListBucket"
                  ],
                  "Resource": [
                    "arn:aws:s3:::ml"
                  ],
                  "Condition": {
                    "StringLike": {
                      "s3:prefix": [
                        "logs",
                        "logs/*"
                      ]
                    },
                    "StringEquals": {
                      "aws:RequestedRegion": "eu-west-1"
                    }
                  }
                }
              ]
            }

            """,
            ValuesJson.Write(PolicyDocument.Of([new("list", [List])]))
        );
    }

    [Fact]
    public void Two_rights_share_an_equal_statement_and_a_name_is_taken_once()
    {
        var other = List with { Resources = ["arn:aws:s3:::other"] };

        Assert.Equal([("List", List), ("List2", other)], PolicyDocument.Statements([new("one", [List]), new("two", [List, other])]));
    }

    [Fact]
    public void A_number_that_makes_a_name_unique_is_not_itself_taken()
    {
        var second = List with { Sid = "List2", Resources = ["arn:aws:s3:::second"] };
        var third = List with { Resources = ["arn:aws:s3:::third"] };

        Assert.Equal(["List", "List2", "List3"], PolicyDocument.Statements([new("all", [List, second, third])]).Select(s => s.Sid));
    }
}
